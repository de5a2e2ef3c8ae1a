/// Tests of the preview, as a person uses it.
@NullMarked
package io.calferry.desktop.preview;

import org.jspecify.annotations.NullMarked;
