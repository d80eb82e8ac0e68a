"""One machine that digitises by itself: server, workers and schedules under one command."""
