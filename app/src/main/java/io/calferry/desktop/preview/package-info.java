/// What a run of a profile would do, before anything is written: a list and a calendar, in which a
/// person leaves out what is not to be done, and has the rest done.
@NullMarked
package io.calferry.desktop.preview;

import org.jspecify.annotations.NullMarked;
