"""The tables of the starter knowledge release, one module for each source."""
