/// The page on which a person says how the program should be.
@NullMarked
package io.calferry.desktop.settings;

import org.jspecify.annotations.NullMarked;
