"""The desk: review, correct and decide in the browser, on this machine alone."""
