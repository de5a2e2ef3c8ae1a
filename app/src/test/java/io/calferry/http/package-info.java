@NullMarked
package io.calferry.http;

import org.jspecify.annotations.NullMarked;
