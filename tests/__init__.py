"""Tests; a package, so that they can share helpers wherever they are run from."""
