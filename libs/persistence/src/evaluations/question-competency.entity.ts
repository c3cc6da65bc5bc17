import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CompetencyEntity } from '../competencies/competency.entity.js';
import { AgencyEntity } from '../organisations/agency.entity.js';
import { QuestionEntity } from '../quizzes/question.entity.js';

/** What a question measures, whichever version asks it. */
@Entity('question_competencies')
@Index('question_competencies_by_competency', ['competencyId'])
export class QuestionCompetencyEntity {
  @PrimaryColumn('uuid')
  @ForeignKey(() => QuestionEntity, { onDelete: 'CASCADE' })
  questionId!: string;

  @Column('uuid')
  @ForeignKey(() => AgencyEntity)
  agencyId!: string;

  @Column('uuid')
  @ForeignKey(() => CompetencyEntity)
  competencyId!: string;
}
