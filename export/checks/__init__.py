"""What can be wrong with a package, one kind of fault a file."""
