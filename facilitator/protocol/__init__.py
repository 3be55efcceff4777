"""From a workshop to its protocol: content, layout, blocks, files. Free of Qt and the database."""
