@NullMarked
package io.calferry.outlook;

import org.jspecify.annotations.NullMarked;
