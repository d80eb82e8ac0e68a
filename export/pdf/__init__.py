"""`issue.pdf`: pictures of the pages, their text unseen over them, PDF/A-2b."""
