"""`iiif/`: an issue for IIIF viewers, from files alone."""
