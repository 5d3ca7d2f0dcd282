package org.lerexchange.matching.taxonomy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All labels, word by word, so that a look-up costs a step a word whatever the number of labels. */
final class LabelTrie {
    private final Node root = new Node();

    private static final class Node {
        private final Map<String, Node> next = new HashMap<>(2);
        private final List<Label> labels = new ArrayList<>(1);
    }

    /** The label met and how many words of the text it took. */
    record Hit(Label label, int first, int words) {}

    void add(List<Words.Word> words, Label label) {
        Node node = root;
        for (Words.Word word : words) {
            node = node.next.computeIfAbsent(word.stem(), stem -> new Node());
        }
        if (node.labels.stream().noneMatch(other -> other.equals(label))) {
            node.labels.add(label);
            node.labels.sort(Label.SUREST_FIRST);
        }
    }

    /** The longest label that begins with the word at {@code first}. */
    Optional<Hit> longestAt(String text, List<Words.Word> words, int first) {
        Optional<Hit> longest = Optional.empty();
        Node node = root;
        for (int i = first; i < words.size(); i++) {
            @Nullable Node next = node.next.get(words.get(i).stem());
            if (next == null) {
                return longest;
            }
            node = next;
            int taken = i - first + 1;
            Optional<Label> label = surest(node, text, words.subList(first, i + 1));
            if (label.isPresent()) {
                longest = Optional.of(new Hit(label.get(), first, taken));
            }
        }
        return longest;
    }

    private static Optional<Label> surest(Node node, String text, List<Words.Word> words) {
        return node.labels.stream().filter(label -> label.fits(text, words)).findFirst();
    }
}
