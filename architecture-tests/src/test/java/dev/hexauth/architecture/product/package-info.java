/** This product's own rules and tables, beside the rules for any hexagonal project. */
@NullMarked
package dev.hexauth.architecture.product;

import org.jspecify.annotations.NullMarked;
