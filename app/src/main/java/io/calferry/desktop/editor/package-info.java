/// The editor of a profile: what from, what to, what crosses, and when. What is typed is checked by
/// the rules by which the file is read, and is kept as a draft where somebody leaves in between.
@NullMarked
package io.calferry.desktop.editor;

import org.jspecify.annotations.NullMarked;
