@node "%~dp0deploy.mjs" %*
