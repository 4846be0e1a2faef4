"""Answers when asked: what the articles say to a question, and which tool a situation calls for."""
