"""The words every stage shares: boxes, pages, articles, errors, settings."""
