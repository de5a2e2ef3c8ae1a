@NullMarked
package io.calferry.desktop.editor;

import org.jspecify.annotations.NullMarked;
