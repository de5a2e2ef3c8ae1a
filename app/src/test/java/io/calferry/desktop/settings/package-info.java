@NullMarked
package io.calferry.desktop.settings;

import org.jspecify.annotations.NullMarked;
