"""Benchmarks: ``python -m tests.bench [NAME ...]`` runs those named, or all."""
