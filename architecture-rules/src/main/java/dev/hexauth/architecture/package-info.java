/**
 * The rules of a hexagonal architecture, for any project that states its {@link
 * dev.hexauth.architecture.HexagonalLayout}. No name of a product lives here: who applies the rules
 * says where things are.
 */
@NullMarked
package dev.hexauth.architecture;

import org.jspecify.annotations.NullMarked;
