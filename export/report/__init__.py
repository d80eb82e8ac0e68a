"""`qa/report.html`: one page for the people who look a package over."""
