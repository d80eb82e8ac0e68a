"""Work on what others have made, done in a child process that may do little and take little."""
