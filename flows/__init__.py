"""Orchestration: the only package that knows every stage."""
