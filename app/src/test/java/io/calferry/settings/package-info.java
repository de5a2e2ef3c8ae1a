@NullMarked
package io.calferry.settings;

import org.jspecify.annotations.NullMarked;
