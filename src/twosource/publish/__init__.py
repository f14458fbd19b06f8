"""What leaves the record: rows, GeoJSON, the page, terminal views, and the policy of what may leave."""
