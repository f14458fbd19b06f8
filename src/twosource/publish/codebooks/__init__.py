"""The one record as other people's codebooks see it: each a policy of its own, written down as data and versioned."""
