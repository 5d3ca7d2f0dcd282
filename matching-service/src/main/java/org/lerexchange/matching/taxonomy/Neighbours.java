package org.lerexchange.matching.taxonomy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which skills count in part for which, and by how much. A narrower skill shows most of the broader one; the broader one
 * shows less of the narrower; a sibling shares only the parent.
 */
final class Neighbours {
    static final int NARROWER = 70;
    static final int ESSENTIAL = 50;
    static final int BROADER = 40;
    static final int SIBLING = 30;
    static final int OPTIONAL = 20;
    /** Children of one parent; a larger group is too loose for its members to stand in for each other. */
    static final int MOST_SIBLINGS = 40;

    private final Map<SkillId, Skill> skills;
    private final Map<SkillId, Set<String>> parents = new HashMap<>();
    private final Map<String, Set<SkillId>> children = new HashMap<>();
    private final Map<SkillId, List<Taxonomy.Near>> related = new HashMap<>();

    Neighbours(Map<SkillId, Skill> skills, List<Taxonomy.Relation> relations) {
        this.skills = skills;
        skills.values().forEach(skill -> skill.broader().ifPresent(parent -> adopt(skill.id(), parent)));
        relations.stream()
                .filter(relation -> skills.containsKey(relation.from()))
                .forEach(this::relate);
    }

    private void relate(Taxonomy.Relation relation) {
        switch (relation.kind()) {
            case BROADER -> adopt(relation.from(), relation.to());
            case ESSENTIAL -> relate(relation, ESSENTIAL);
            case OPTIONAL -> relate(relation, OPTIONAL);
            case SAME_AS -> {
                // The same skill under another name is not a neighbour; Spellings holds it.
            }
        }
    }

    private void adopt(SkillId child, String parent) {
        parents.computeIfAbsent(child, key -> new TreeSet<>()).add(parent);
        children.computeIfAbsent(parent, key -> new TreeSet<>()).add(child);
    }

    private void relate(Taxonomy.Relation relation, int nearness) {
        SkillId to = new SkillId(relation.to());
        if (skills.containsKey(to)) {
            related.computeIfAbsent(relation.from(), key -> new ArrayList<>()).add(new Taxonomy.Near(to, nearness));
            related.computeIfAbsent(to, key -> new ArrayList<>()).add(new Taxonomy.Near(relation.from(), nearness));
        }
    }

    List<Taxonomy.Near> of(SkillId wanted) {
        Map<SkillId, Integer> nearest = new TreeMap<>();
        related.getOrDefault(wanted, List.of())
                .forEach(near -> nearest.merge(near.skill(), near.nearness(), Math::max));
        children.getOrDefault(wanted.value(), Set.of()).forEach(child -> nearest.merge(child, NARROWER, Math::max));
        for (String parent : parents.getOrDefault(wanted, Set.of())) {
            addFamily(parent, nearest);
        }
        nearest.remove(wanted);
        return nearest.entrySet().stream()
                .map(entry -> new Taxonomy.Near(entry.getKey(), entry.getValue()))
                .sorted(Taxonomy.Near.NEAREST_FIRST)
                .toList();
    }

    private void addFamily(String parent, Map<SkillId, Integer> nearest) {
        SkillId parentId = new SkillId(parent);
        if (skills.containsKey(parentId)) {
            nearest.merge(parentId, BROADER, Math::max);
        }
        Set<SkillId> siblings = children.getOrDefault(parent, Set.of());
        if (siblings.size() <= MOST_SIBLINGS) {
            siblings.forEach(sibling -> nearest.merge(sibling, SIBLING, Math::max));
        }
    }
}
