"""The GraphQL API and the page: the server's composition root. It comes with the API work."""

__distribution__ = "okr-advisor"
