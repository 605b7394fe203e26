import type { ClauseContent } from "@/lib/programmes/schema/content";
import { lines } from "./source";

/** Parts 四 to 六 and the annex. */
export const lastClauses: ClauseContent[] = [
  {
    number: "4",
    label: "四、",
    heading: "建站方式",
    headingEn: "How stations are set up",
    text: lines(21, 22),
    textEn:
      "Advance township (sub-district) stations in a coordinated way after the mode “led by government, with participation of society, run on market lines” and the standard “with premises, with staff, with functions, with systems, with services”.",
  },
  {
    number: "4.1",
    label: "四、(一)",
    heading: "完善组织架构",
    headingEn: "Complete the organisation",
    text: lines(23),
    textEn:
      "Complete the organisation. All places should complete the layout of local stations (rooms) as required: 1 station for each township (sub-district), and for each community of the central city 1 station (room) may be set up. The county (city, district) civil affairs department carries out the purchase of services for stations in a coordinated way; the social affairs office (civil affairs office) of the township (sub-district) guides the daily work; the station or the contracted third-party social organisation does the specific work. Counties (cities, districts) with the conditions may set up a social-work service guidance centre to guide the stations' services.",
  },
  {
    number: "4.2",
    label: "四、(二)",
    heading: "落实服务场所",
    headingEn: "Provide the premises",
    text: lines(24),
    textEn:
      "Provide the premises. All places are to use existing facilities, such as the township (sub-district) social affairs office (civil affairs office), the Party and people's service centre, welfare institutions, or the office and service rooms of the community where the township government (sub-district office) is, to give stations office space with the necessary facilities and equipment, including office rooms, desks and chairs, computers, printers, filing cabinets and other items. Stations put up the sign “社会工作站” in the form: “××县(市、区) ××乡镇(街道)社会工作站”. Townships (sub-districts) with the conditions may build stations of no less than 300 square metres, with a dedicated social-work room, casework room, group activity room, multi-purpose room, archive room and so on.",
  },
  {
    number: "4.3",
    label: "四、(三)",
    heading: "配备驻站社工",
    headingEn: "Staff the stations",
    text: lines(25),
    textEn:
      "Staff the stations. Considering the area and population of the township (sub-district), special groups and other factors, each station has 2–4 station-based social workers, with a volunteer team formed alongside. The county (city, district) civil affairs department provides the social workers by open recruitment from society, or by retraining and transferring the township (sub-district) staff now employed under “paying for services instead of keeping staff”. Where a third-party social organisation runs the station, the contractor assigns them. Station-based social workers should generally be 40 years of age or under, have a college education or above; local social workers who hold the social-work certificate are hired first. Their pay may be set with reference to the standard for full-time community workers in the “Implementation Plan for Strengthening the Team of Urban Community Workers in Jingmen”.",
  },
  {
    number: "4.4",
    label: "四、(四)",
    heading: "开展购买服务",
    headingEn: "Purchase services",
    text: lines(26),
    textEn:
      "Purchase services. The county (city, district) civil affairs department follows the local catalogue of government purchases of social organisations' and social-work services, carries out the purchase for stations by the rules of government procurement, decides on the social-work projects and the contractor, and has professional social-work services provided. A station's personnel costs must not exceed 70 % of the project's total funds. Where a third-party social organisation runs the station, the township (sub-district) signs a service agreement with the contractor; in principle the agreement is signed anew every year.",
  },
  {
    number: "4.5",
    label: "四、(五)",
    heading: "健全运行机制",
    headingEn: "Perfect the way of working",
    text: lines(27),
    textEn:
      "Perfect the way of working. Stations should set up regular procedures and management standards, and make management rules on personnel, projects, supervision, volunteers, use of premises, and documents and archives. The county (city, district) civil affairs department should guide townships (sub-districts) to carry out, supervise and evaluate station projects by the rules of the “Hubei Guidelines on ‘Five-party Linkage’ in Urban and Rural Communities (trial)”, the “Hubei Measures for Managing Provincial Budget Funds in Support of Social Work and Volunteering” and other documents, and gradually create social-work service brands.",
  },
  { number: "5", label: "五、", heading: "实施步骤", headingEn: "Steps", text: lines(28), textEn: "Steps" },
  {
    number: "5.1",
    label: "五、(一)",
    heading: "动员部署",
    headingEn: "Mobilise and arrange",
    text: lines(29),
    textEn:
      "Mobilise and arrange. By the end of April 2021 the county (city, district) civil affairs department draws up the local implementation plan as this plan requires, with clear targets, measures and dates. The civil affairs departments of townships (sub-districts) draw up plans for building the station and carrying out its service projects, and file them with the county (city, district) civil affairs department.",
  },
  {
    number: "5.2",
    label: "五、(二)",
    heading: "启动运行",
    headingEn: "Start",
    text: lines(30),
    textEn:
      "Start. By the end of July 2021 the county (city, district) civil affairs department, by the relevant rules, urges townships (sub-districts) to provide the stations' premises and equipment, to engage station-based social workers or choose a contractor by government purchase of services, to sign the service agreement, and to start professional services. City and county (city, district) civil affairs departments hold on-site meetings and the corresponding training.",
  },
  {
    number: "5.3",
    label: "五、(三)",
    heading: "考核评估",
    headingEn: "Appraise and evaluate",
    text: lines(31),
    textEn:
      "Appraise and evaluate. By the end of each year the county (city, district) civil affairs department carries out a self-evaluation and a third-party evaluation of the building of township (sub-district) stations and the carrying out of projects, and reports the results to the city civil affairs bureau, which makes spot checks or a full inspection.",
  },
  {
    number: "6",
    label: "六、",
    heading: "保障措施",
    headingEn: "Guarantees",
    text: lines(32),
    textEn: "Guarantees",
  },
  {
    number: "6.1",
    label: "六、(一)",
    heading: "加强组织领导",
    headingEn: "Strengthen leadership",
    text: lines(33),
    textEn:
      "Strengthen leadership. Civil affairs departments at all levels are to raise their awareness and attach great importance: treat the building of stations as important work for raising grass-roots civil affairs services, making up for weak points of social work and serving rural revitalisation; put it on the agenda of important matters; complete the working mechanism in which the principal leader takes charge, the leader responsible pushes the work, the social-work section (office) builds, and the sections (offices) of assistance, elder care, children and community governance and the townships (sub-districts) make use; push harder and keep to the dates.",
  },
  {
    number: "6.2",
    label: "六、(二)",
    heading: "明确责任分工",
    headingEn: "Divide responsibilities",
    text: lines(34),
    textEn:
      "Divide responsibilities. The city civil affairs bureau studies and draws up the overall plan for purchasing service projects and the accompanying documents (service list, evaluation measures, supervision system and so on), organises city-wide training, and manages, supervises and inspects the carrying out of station projects and the use of funds in a coordinated way. The county (city, district) civil affairs department draws up the local implementation plan for stations and arranges social-assistance working funds or special funds, lottery public-welfare funds and other funds, earmarked for station service projects. The township (sub-district) social affairs office (civil affairs office) provides the station with the necessary office space and equipment, draws up the annual plan of its service projects and pushes them forward, supervises and manages station-based staff, and urges the station or the contractor to sign labour contracts with station-based social workers, pay them monthly and insure them.",
  },
  {
    number: "6.3",
    label: "六、(三)",
    heading: "落实资金保障",
    headingEn: "Secure the funds",
    text: lines(35),
    textEn:
      "Secure the funds. The money with which the civil affairs departments of the counties (cities, districts) purchase professional social-work services comes from existing social-assistance working funds or assistance subsidies for people in need, lottery public-welfare funds, general public budgets, and funds that guide social services and the growth of social organisations; of these, no more than 5 % of last year's total social-assistance spending may be taken from the assistance subsidies to purchase social-assistance services. Guide charitable funds to support grass-roots social-work services, explore a mechanism of many-sided investment, and provide project funds in full. Where Dongbao, Duodao and Zhanghe New District set up township (sub-district) stations that pass evaluation, the city civil affairs bureau gives certain funds in support of building.",
  },
  {
    number: "6.4",
    label: "六、(四)",
    heading: "强化宣传引导",
    headingEn: "Publicise and guide",
    text: lines(36),
    textEn:
      "Publicise and guide. All places are to make full use of television, newspapers, radio, the internet and other media to make known, in many forms, through many channels and at many levels, what social-work services and professionals mean for renewing social governance; to spread the ideas and methods of social work through grass-roots service platforms; and so to create good conditions and public opinion for building stations and carrying out projects.",
  },
  {
    number: "annex",
    label: "附件",
    heading: "荆门市乡镇(街道)社会工作站建设年度任务分解表",
    headingEn: "Table of the yearly tasks of building township (sub-district) social-work stations in Jingmen",
    text: lines(37, 87),
    textEn:
      "Annex: table of the yearly tasks of building township (sub-district) social-work stations in Jingmen. County (city, district), stations to build in 2021, 2022, 2023, 2024, total. Shayang 4, 3, 3, 3, 13; Zhongxiang 6, 3, 3, 5, 17; Jingshan 5, 3, 3, 4, 15; Dongbao 3, 1, 2, 2, 8; Duodao 2, 1, 1, 1, 5; Zhanghe New District 1, 0, 1, 0, 2; total 21, 12, 13, 14, 60 (as printed).",
  },
];
