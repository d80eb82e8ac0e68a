"""What is known of written Chinese, whatever is on the page."""
