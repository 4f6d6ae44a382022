"""Editions: one immutable knowledge base, the assistant built on it, and its version."""
