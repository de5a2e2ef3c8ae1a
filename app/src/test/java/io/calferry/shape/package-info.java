@NullMarked
package io.calferry.shape;

import org.jspecify.annotations.NullMarked;
