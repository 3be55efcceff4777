"""What a Word file is made of; `docx_writer` puts the parts together."""
