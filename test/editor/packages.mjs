/** Editors in Debian in which the language server is tried. */
export const editorPackages = ['neovim', 'emacs-nox', 'elpa-eglot', 'vim', 'vim-ale'];
