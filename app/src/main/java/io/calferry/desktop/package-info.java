/// The window. A package for each thing that a person does in it, with its views, its view models,
/// its texts (`texts.properties`, English and German) and nothing else; what all of them need is
/// here. Views are built in code: a control and what it is called stand in one place.
///
/// View models hold no controls. Nothing here blocks the JavaFX thread: what may take time goes
/// through [io.calferry.desktop.Background].
@NullMarked
package io.calferry.desktop;

import org.jspecify.annotations.NullMarked;
