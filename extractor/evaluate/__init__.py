"""Tables held against gold annotations.

Comes in: a folder of tables and a gold file.
Goes out: a report.
"""
