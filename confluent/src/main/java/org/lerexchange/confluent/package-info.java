/**
 * Confluent's own registry client as a choice: a service with this jar on its class path and
 * {@code ler.registry.client=confluent} asks for schema ids through it, and through messaging's own client otherwise.
 *
 * <p>Owns the one place that names Confluent's classes. Hears and says nothing. May call {@code messaging}'s
 * {@code codec}. Its sources lie in {@code src/confluent}: every build compiles and runs them against the genuine client
 * under relocated names, the Maven profile {@code confluent} compiles them as they are and packs them.
 */
@NullMarked
package org.lerexchange.confluent;

import org.jspecify.annotations.NullMarked;
