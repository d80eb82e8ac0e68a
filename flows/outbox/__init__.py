"""Delivery that survives crashes: what is to be handed on is written down before it is."""
