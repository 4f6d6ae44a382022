"""Tests and benchmarks of the bot."""
