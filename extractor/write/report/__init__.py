"""The report page: a finished run as one HTML file to look at and to review, without a server or a network.

Comes in: the rows of a run.
Goes out: a page.
"""
