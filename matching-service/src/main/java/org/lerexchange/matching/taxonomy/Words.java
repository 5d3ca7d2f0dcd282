package org.lerexchange.matching.taxonomy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** Cuts a text into words as Unicode's word boundaries have them (UAX #29), and takes off English plural endings. */
final class Words {
    private static final String JOINERS = "-\u2010\u2011\u2013'\u2019\"\u201c\u201d/&";

    private final Analyzer analyser = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            StandardTokenizer tokens = new StandardTokenizer();
            TokenStream stems = new EnglishMinimalStemFilter(new LowerCaseFilter(new EnglishPossessiveFilter(tokens)));
            return new TokenStreamComponents(tokens, stems);
        }
    };

    /**
     * One word.
     *
     * @param stem lower case, without a plural or possessive ending
     * @param start where it begins in the text
     * @param end where it ends
     * @param gap the signs that part it from the word before; empty if those are only white space, hyphens, quotes,
     *     slashes or ampersands
     */
    record Word(String stem, int start, int end, String gap) {}

    List<Word> in(String text) {
        try (TokenStream stream = analyser.tokenStream("text", text)) {
            List<Word> words = new ArrayList<>();
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            int before = 0;
            while (stream.incrementToken()) {
                String gap = gap(text.substring(before, offset.startOffset()));
                words.add(new Word(term.toString(), offset.startOffset(), offset.endOffset(), gap));
                before = offset.endOffset();
            }
            stream.end();
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory could not be read", e);
        }
    }

    private static String gap(String between) {
        boolean joins = between.chars().allMatch(c -> Character.isWhitespace(c) || JOINERS.indexOf(c) >= 0);
        return joins ? "" : between.strip();
    }
}
