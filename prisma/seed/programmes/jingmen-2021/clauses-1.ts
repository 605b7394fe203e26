import type { ClauseContent } from "@/lib/programmes/schema/content";
import { lines } from "./source";

/** The news item, the preamble and parts 一 to 三. */
export const firstClauses: ClauseContent[] = [
  {
    number: "news",
    label: "新闻",
    heading: "4年60个镇街社工站全覆盖,荆门方案来了",
    headingEn: "All 60 towns and sub-districts in four years: Jingmen's plan is here",
    text: lines(1, 4),
    textEn:
      "All 60 towns and sub-districts covered by social-work stations in four years: Jingmen's plan is here.\nJingmen City, Hubei, has recently been the first in the province to issue the “Implementation Plan for Building Township (Sub-district) Social-Work Stations in Jingmen” (荆民政发〔2021〕号). By the end of 2024 all 60 townships (sub-districts) of the city are to have a social-work station; communities in the central city are to set up stations (rooms) in step, and township communities and villages with the conditions for it are to follow gradually.\nThe Plan makes specific demands in five respects: targets and tasks, basic principles, functions, ways of setting up stations, steps of implementation, and organisational guarantees. Township (sub-district) stations are advanced in a coordinated way after the mode “led by government, with participation of society, run on market lines” and the standard “with premises, with staff, with functions, with systems, with services”. Each station has 2–4 station-based social workers, with a volunteer team formed alongside. The civil affairs departments of the counties (cities, districts) provide the social workers by open recruitment from society, or by retraining and transferring the township (sub-district) staff now employed under “paying for services instead of keeping staff”. The pay of station-based social workers is set with reference to the standard for full-time community workers in the “Implementation Plan for Strengthening the Team of Urban Community Workers in Jingmen”.\nThe Plan makes clear that the money with which the civil affairs departments of the counties (cities, districts) purchase professional social-work services comes from existing social-assistance working funds or assistance subsidies for people in need, lottery public-welfare funds, general public budgets, and funds that guide social services and the growth of social organisations; of these, no more than 5 % of last year's total social-assistance spending may be taken from the assistance subsidies to purchase social-assistance services. The Plan unifies the stations' signs. Where the central city sets up township (sub-district) stations that pass evaluation, the city civil affairs bureau gives a certain subsidy for building.",
  },
  {
    number: "0",
    label: "引言",
    heading: "荆门市乡镇(街道) 社会工作站建设实施方案",
    headingEn: "Implementation Plan for Building Township (Sub-district) Social-Work Stations in Jingmen",
    text: lines(5, 6),
    textEn:
      "Implementation Plan for Building Township (Sub-district) Social-Work Stations in Jingmen.\nTo carry out the “Opinions on Accelerating the Revitalisation of Rural Talent” of the General Offices of the CPC Central Committee and the State Council, the spirit of the Ministry of Civil Affairs' meeting on advancing the social-work workforce in townships (sub-districts), the “Notice of the Hubei Department of Civil Affairs on Promoting Social Work in Townships (Sub-districts)” and the “Implementing Opinions of the CPC Jingmen Committee and the Jingmen Government on Promoting High-quality Development of Civil Affairs in the New Era”, to do a good job of building township (sub-district) social-work stations (below: stations) in our city, and to bring social work fully into play in securing and improving people's livelihood and in strengthening and renewing social governance, this implementation plan is drawn up.",
  },
  {
    number: "1",
    label: "一、",
    heading: "目标任务",
    headingEn: "Targets and tasks",
    text: lines(7, 8),
    textEn:
      "By government purchase of services, advance the building of township (sub-district) stations throughout the city, set up comprehensive grass-roots service platforms for social work, provide social-work professionals, offer social-work services to people in need and special groups, foster social organisations and volunteer teams, and raise the level of basic livelihood security and grass-roots governance. In 2021, 2022 and 2023 stations are set up in the proportion of 30 %, 50 % and 70 % and above respectively; by the end of 2024 all 60 townships (sub-districts) of the city have a station. Advance stations (rooms) in the communities of the central city in step, and gradually in the township communities and villages that have the conditions.",
  },
  {
    number: "2",
    label: "二、",
    heading: "基本原则",
    headingEn: "Basic principles",
    text: lines(9),
    textEn: "Basic principles",
  },
  {
    number: "2.1",
    label: "二、(一)",
    heading: "坚持党的领导",
    headingEn: "Uphold the leadership of the Party",
    text: lines(10),
    textEn:
      "Uphold the leadership of the Party. Under the leadership of Party committees and governments at all levels, advance the building of stations in a coordinated way, and make the stations and the social-work teams a professional platform and an important force for making the Party's positions known, carrying out its policies, and keeping in touch with and serving the people.",
  },
  {
    number: "2.2",
    label: "二、(二)",
    heading: "坚持统筹整合",
    headingEn: "Coordinate and combine",
    text: lines(11),
    textEn:
      "Coordinate and combine. Systematically combine beneficial policies with the funds and resources of charity and volunteering; build stations on what exists: the township (sub-district) social affairs office (civil affairs office), the Party and people's service centre, the grid management centre, welfare institutions and the like; make premises and facilities, staffing, systems and norms, and service functions basically uniform.",
  },
  {
    number: "2.3",
    label: "二、(三)",
    heading: "坚持服务基层",
    headingEn: "Serve the grass roots",
    text: lines(12),
    textEn:
      "Serve the grass roots. As demanded by “stand in the town, go deep into villages, make it convenient and useful for people, serve professionally”, encourage and support stations to design and carry out projects around people's needs, respond actively to their concerns, truly bring professional social-work services down to the grass roots and the front line, and open the “last metre” of serving the people.",
  },
  {
    number: "2.4",
    label: "二、(四)",
    heading: "坚持专业引领",
    headingEn: "Let the profession lead",
    text: lines(13),
    textEn:
      "Let the profession lead. Attach importance to training and using social-work professionals; by training, supervision and other means raise the professional ability of station staff; enrich the idea of serving the people with that of professional social work, and raise the level of grass-roots services with its methods.",
  },
  {
    number: "3",
    label: "三、",
    heading: "功能定位",
    headingEn: "Functions",
    text: lines(14, 15),
    textEn:
      "At present the stations mainly provide the following professional social-work services around the key work of civil affairs:",
  },
  {
    number: "3.1",
    label: "三、(一)",
    heading: "参与社会救助服务",
    headingEn: "Social assistance",
    text: lines(16),
    textEn:
      "Take part in social assistance. Help to do well, in handling subsistence allowances, support for people in extreme hardship and temporary assistance, the finding of recipients, household means surveys, policy publicity and performance appraisal; offer recipients of social assistance care and nursing, rehabilitation training, social integration, capacity building, and links to resources.",
  },
  {
    number: "3.2",
    label: "三、(二)",
    heading: "参与为老养老服务",
    headingEn: "Services for older people",
    text: lines(17),
    textEn:
      "Take part in services for older people. Help to complete an elder-care network based on home care in the community; provide left-behind, empty-nest and extremely poor older people with visits and assessment, arrangements for daily care, coordination of family relations, and participation in the community.",
  },
  {
    number: "3.3",
    label: "三、(三)",
    heading: "参与儿童关爱保护服务",
    headingEn: "Care and protection of children",
    text: lines(18),
    textEn:
      "Take part in the care and protection of children. Help to carry out home visits and the verification and assessment of children in difficulty; provide children's families and guardians with legal publicity on guardianship, education on safety and mental health, and capacity building for education by grandparents.",
  },
  {
    number: "3.4",
    label: "三、(四)",
    heading: "参与社区治理服务",
    headingEn: "Community governance",
    text: lines(19),
    textEn:
      "Take part in community governance. Help people at the grass roots to strengthen their sense of democracy, master methods of consultation and voice their demands reasonably; help to build a grass-roots governance system under the unified leadership of Party organisations, in which government performs its duties by law, organisations of all kinds cooperate actively, people take part widely, and self-governance, rule of law and rule of virtue are combined.",
  },
  {
    number: "3.5",
    label: "三、(末段)",
    heading: "其他服务",
    headingEn: "Other services",
    text: lines(20),
    textEn:
      "Besides the above key work, all places are to extend actively to other civil affairs services and set the main groups and contents of service according to local conditions. Stations may explore professional services for society, and take on service projects in many fields through purchase of services. At the same time they provide local social workers with capacity building, continuing education and project coaching.",
  },
];
