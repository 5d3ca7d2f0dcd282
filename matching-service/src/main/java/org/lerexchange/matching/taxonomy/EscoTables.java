package org.lerexchange.matching.taxonomy;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads a folder in the form of ESCO's CSV download. Only the table of skills must be there. */
final class EscoTables {
    private final Path folder;
    private final List<Skill> skills = new ArrayList<>();
    private final List<Occupation> occupations = new ArrayList<>();
    private final List<Taxonomy.Relation> relations = new ArrayList<>();
    private final Map<String, List<SkillId>> essential = new HashMap<>();

    EscoTables(Path folder) {
        this.folder = folder;
    }

    Taxonomy read(String version) throws IOException {
        if (!optional("skills_en", this::skill)) {
            throw new FileNotFoundException("expected skills_en.csv or skills_en.csv.gz in " + folder.getFileName());
        }
        optional("broaderRelationsSkillPillar", this::broader);
        optional("skillSkillRelations", this::related);
        optional("occupationSkillRelations", this::needs);
        optional("occupations_en", this::occupation);
        return new Taxonomy(version, skills, occupations, relations);
    }

    private boolean optional(String table, Consumer<NamedCsvRecord> row) throws IOException {
        Optional<InputStream> stream = TaxonomyTables.table(folder, table);
        if (stream.isPresent()) {
            TaxonomyTables.rows(stream.get(), row);
        }
        return stream.isPresent();
    }

    private void skill(NamedCsvRecord row) {
        skills.add(new Skill(
                new SkillId(row.getField("conceptUri")),
                row.getField("preferredLabel").strip(),
                TaxonomyTables.parts(row.getField("altLabels")),
                Optional.empty(),
                row.getField("skillType").equals("knowledge") ? Skill.Kind.KNOWLEDGE : Skill.Kind.SKILL));
    }

    /** A skill may have several parents in ESCO, so they come as relations; groups' own parents are left out. */
    private void broader(NamedCsvRecord row) {
        relations.add(new Taxonomy.Relation(
                new SkillId(row.getField("conceptUri")), Taxonomy.Relation.Kind.BROADER, row.getField("broaderUri")));
    }

    private void related(NamedCsvRecord row) {
        Taxonomy.Relation.Kind kind = row.getField("relationType").equals("essential")
                ? Taxonomy.Relation.Kind.ESSENTIAL
                : Taxonomy.Relation.Kind.OPTIONAL;
        relations.add(new Taxonomy.Relation(
                new SkillId(row.getField("originalSkillUri")), kind, row.getField("relatedSkillUri")));
    }

    private void needs(NamedCsvRecord row) {
        if (row.getField("relationType").equals("essential")) {
            essential
                    .computeIfAbsent(row.getField("occupationUri"), uri -> new ArrayList<>())
                    .add(new SkillId(row.getField("skillUri")));
        }
    }

    private void occupation(NamedCsvRecord row) {
        occupations.add(new Occupation(
                new Occupation.Code(row.getField("code")),
                row.getField("preferredLabel"),
                TaxonomyTables.parts(row.getField("altLabels")),
                essential.getOrDefault(row.getField("conceptUri"), List.of())));
    }
}
