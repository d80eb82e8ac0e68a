"""Issues to files; reads only, the same input gives the same bytes."""
