@NullMarked
package io.calferry.words;

import org.jspecify.annotations.NullMarked;
