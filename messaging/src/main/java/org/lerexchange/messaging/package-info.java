/**
 * The rail: how facts move between rooms. These are the types that a room sees: what it hears, what it says, and the
 * documents in which a state and the event that announces it are one write.
 *
 * <p>Owns event ids, the last-applied guard of documents, the intake's promises and the dead letters. Knows no domain
 * word. Its inner rooms ({@code codec}, {@code intake}, {@code relay}, {@code documents}) may call this one; services
 * call this one only.
 */
@NullMarked
package org.lerexchange.messaging;

import org.jspecify.annotations.NullMarked;
