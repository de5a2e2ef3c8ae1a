/// The program from a terminal: parses arguments, asks the rest of the program for work, and tells
/// what came of it to a person or, as one JSON document, to a script.
///
/// What comes from a calendar reaches a terminal through [Screen] alone, which takes control
/// characters out. Colours, the progress bar and questions are for a terminal only.
@NullMarked
package io.calferry.cli;

import org.jspecify.annotations.NullMarked;
